@echo off
rem Starts Kinship on Windows: finds a Java and keeps an archive of loaded classes beside kin.jar.
rem It does not build: in a source checkout run "mvn -Dquick package" first, on a JDK of release 21 or newer.
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "jar=%here%kin.jar"
if exist "%here%pom.xml" set "jar=%here%target\kin\kin.jar"
if not exist "%jar%" goto missing

set "best=0"
set "jdk="
if defined KIN_JAVA_HOME (
  call :consider "%KIN_JAVA_HOME%"
) else (
  if defined JAVA_HOME call :consider "%JAVA_HOME%"
  for %%p in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
    if exist %%p for /d %%d in ("%%~p\*") do call :consider "%%~d"
  )
  for /f "delims=" %%j in ('where java 2^>nul') do call :consider "%%~dpj.."
)
if %best% lss 21 goto nojava

set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Djdk.console=java.base"
for %%j in ("%jar%") do set "archive=%%~dpjkin-%build%-%%~zj.archive"
set "make=-XX:ArchiveClassesAtExit"
set "use=-XX:SharedArchiveFile"
if %best% geq 25 set "make=-XX:AOTCacheOutput"
if %best% geq 25 set "use=-XX:AOTCache"
if not exist "%archive%" (
  mkdir "%TEMP%\kin-training" >nul 2>&1
  pushd "%TEMP%\kin-training" 2>nul && call :train
  for %%a in ("%archive%.*") do move /y "%%~a" "%archive%" >nul 2>&1
)
if exist "%archive%" set options=%options% "%use%=%archive%"
"%jdk%\bin\java.exe" %options% -jar "%jar%" %*
exit /b %ERRORLEVEL%

rem The same command lines as in the launcher for other systems, in an empty folder.
:train
"%jdk%\bin\java.exe" %options% "%make%=%archive%.%RANDOM%" -cp "%jar%" dev.kinship.cli.Training --help "demo --into shop" "add Order belongs_to User --dry-run --project shop" >nul 2>&1 <nul
popd
rmdir /s /q "%TEMP%\kin-training" >nul 2>&1
exit /b 0

:missing
echo kin: "%jar%" is missing: run "mvn -Dquick package" in "%here%" 1>&2
exit /b 3

:nojava
echo kin: Java 21 or newer is needed and none was found: install a JDK or set KIN_JAVA_HOME 1>&2
exit /b 3

:consider
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "version=%%~v"
for /f "tokens=1 delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% gtr %best% (
  set "best=%major%"
  set "jdk=%~1"
  set "build=%version%"
)
exit /b 0
