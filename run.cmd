@echo off
rem Facilitator from a checkout, on Windows: the same commands as run, which see.
rem Written with care and NOT TESTED: nobody has run it on Windows yet. Please say what breaks.
rem Needs Python 3.11 to 3.14 from python.org; everything else goes into .venv, from the pinned list.
setlocal EnableExtensions DisableDelayedExpansion

set "here=%~dp0"
set "here=%here:~0,-1%"
set "venv=%here%\.venv"
set "python=%venv%\Scripts\python.exe"
set "log=%TEMP%\facilitator-pip-%RANDOM%%RANDOM%.log"
set "PYTHONPATH=%here%"
set "PYTHONUTF8=1"

rem The messages below are in UTF-8; the console gets its own code page back at the end.
for /f "tokens=2 delims=:." %%c in ('chcp') do set "codepage=%%c"
chcp 65001 >nul

set "command=%~1"
set "rest="
:collect
shift
if "%~1"=="" goto collected
set rest=%rest% %1
goto collect
:collected

if "%command%"=="" goto app
for %%c in (demo facilitator exports test bench pictures lock) do if "%command%"=="%%c" goto %%c
echo Usage : run.cmd [demo ^| test ^| bench ^| pictures ^| exports ^| lock ^| facilitator] [...]
set "code=2"
for %%c in (help --help -h) do if "%command%"=="%%c" set "code=0"
goto end

:app
call :ensure requirements.lock || goto failed
"%python%" -P -m facilitator
goto done

:demo
call :ensure requirements.lock || goto failed
"%python%" -P -m facilitator demo %rest%
goto done

:facilitator
call :ensure requirements.lock || goto failed
"%python%" -P -m facilitator %rest%
goto done

:exports
call :ensure requirements.lock || goto failed
cd /d "%here%"
set "QT_QPA_PLATFORM=offscreen"
"%python%" -P -m facilitator demo --headless %rest%
goto done

:test
call :ensure requirements-dev.lock || goto failed
cd /d "%here%"
set "QT_QPA_PLATFORM=offscreen"
set /a passed=0, failures=0
call :check -m ruff check .
call :check -m ruff format --check .
call :check -m mypy
call :check -c "from importlinter.cli import lint_imports_command; lint_imports_command()"
call :check -m pytest %rest%
echo.
echo checks: %passed% passed, %failures% failed
set "code=0"
if not "%failures%"=="0" set "code=1"
goto end

:bench
call :ensure requirements-dev.lock || goto failed
cd /d "%here%"
set "QT_QPA_PLATFORM=offscreen"
"%python%" -m pytest tests/benchmarks -s %rest%
goto done

:pictures
call :ensure requirements-dev.lock || goto failed
cd /d "%here%"
set "QT_QPA_PLATFORM=offscreen"
"%python%" -P -m tests.contact_sheet %rest%
goto done

:lock
call :ensure requirements-dev.lock || goto failed
cd /d "%here%"
set "compile=-m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-config"
set "compile=%compile% --no-emit-index-url --no-emit-package pip --no-header"
"%python%" %compile% %rest% pyproject.toml -o requirements.lock >nul || goto failed
"%python%" %compile% --extra dev -c requirements.lock %rest% pyproject.toml -o requirements-dev.lock >nul
goto done

:done
set "code=%errorlevel%"
goto end

:failed
set "code=1"

:end
if defined codepage chcp %codepage% >nul
exit /b %code%

rem --- One check of "run.cmd test" ---------------------------------------------------------------------
:check
echo.
echo == %*
"%python%" %*
if errorlevel 1 (set /a failures+=1) else (set /a passed+=1)
exit /b 0

rem --- What is missing, installed: %1 is the list of libraries -----------------------------------------
:ensure
if exist "%venv%\%~1" if exist "%python%" (
    "%python%" -I -c "import pip" 2>nul && fc /b "%here%\%~1" "%venv%\%~1" >nul 2>nul && goto catalogues
)
"%python%" -I -c "import pip" >nul 2>nul || call :make_venv || exit /b 1
echo Installation des bibliothèques (une seule fois, quelques minutes) / Installing the libraries (only once)
if exist "%venv%\%~1" del "%venv%\%~1"
"%python%" -P -m pip install --require-hashes --no-deps --only-binary :all: --no-input --retries 3 ^
    --disable-pip-version-check --log "%log%" -r "%here%\%~1" 2>nul || goto blame_pip
copy /y "%here%\%~1" "%venv%\%~1" >nul
copy /y "%here%\requirements.lock" "%venv%\requirements.lock" >nul
if exist "%log%" del "%log%"

:catalogues
"%python%" -I -c "import pathlib, sys; sys.exit(any(not p.with_suffix('.mo').exists() or p.with_suffix('.mo').stat().st_mtime < p.stat().st_mtime for p in pathlib.Path(sys.argv[1]).glob('*/LC_MESSAGES/*.po')))" "%here%\resources\translations"
if not errorlevel 1 exit /b 0
"%python%" -P -m babel.messages.frontend -q compile -D facilitator -d "%here%\resources\translations"
exit /b %errorlevel%

:make_venv
for %%v in (3.14 3.13 3.12 3.11) do (
    py -%%v -I -c "import venv, ensurepip" >nul 2>nul && py -%%v -m venv --clear "%venv%" && exit /b 0
)
python -I -c "import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))" >nul 2>nul && (
    python -m venv --clear "%venv%" && exit /b 0
)
echo Il faut Python 3.11 à 3.14 (python.org), puis relancez. / Python 3.11 to 3.14 is needed (python.org). 1>&2
exit /b 1

:blame_pip
set "package=pip"
for /f "tokens=3" %%p in ('findstr /r /c:"^[^ ]* Collecting " "%log%"') do set "package=%%p"
for /f "tokens=8" %%p in ('findstr /c:"ERROR: No matching distribution found for" "%log%"') do set "package=%%p"
echo Le paquet %package% n’a pas pu être obtenu ; le réseau est nécessaire au premier lancement. 1>&2
echo The package %package% could not be had; the network is needed for the first start. 1>&2
if exist "%log%" del "%log%"
exit /b 1
