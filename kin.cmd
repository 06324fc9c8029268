@echo off
rem Starts Kinship on Windows: finds a Java and keeps an archive of loaded classes beside kin.jar.
rem It does not build: in a source checkout run "mvn -Dquick package" first, on a JDK of release 21 or newer.
rem Nothing in the current folder may run: cmd looks there first, unless told otherwise.
setlocal EnableExtensions DisableDelayedExpansion
set "NoDefaultCurrentDirectoryInExePath=1"
set "system=%SystemRoot%\System32"
call :locate
rem The installers of Python put programs into one folder and the rest into another beside it.
if not exist "%here%tools\jdk.sh" set "here=%here%..\share\kinship\"
set "jar=%here%kin.jar"
if exist "%here%pom.xml" set "jar=%here%target\kin\kin.jar"
if not exist "%jar%" goto missing

set "options=-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.5 -XX:+UseSerialGC -Xmn24m -XX:-UsePerfData -Xlog:disable -XX:-PrintWarnings --enable-native-access=ALL-UNNAMED"
rem A runtime of its own comes with the cache that was made for it.
set "jdk=%here%runtime"
set "archive=%jdk%\classes.archive"
set "use=-XX:AOTCache"
if not defined KIN_JAVA_HOME if exist "%archive%" goto start

set "best=0"
set "jdk="
if defined KIN_JAVA_HOME (
  call :consider "%KIN_JAVA_HOME%"
) else (
  if defined JAVA_HOME call :consider "%JAVA_HOME%"
  for %%p in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
    if exist %%p for /d %%d in ("%%~p\*") do call :consider "%%~d"
  )
  for /f "delims=" %%j in ('%system%\where.exe "$PATH:java.exe" 2^>nul') do call :consider "%%~dpj.."
)
if %best% lss 21 goto nojava

for %%j in ("%jar%") do set "archive=%%~dpjkin-%build%-%%~zj.archive"
set "use=-XX:SharedArchiveFile"
set "scratch=%TEMP%\kin-training-%RANDOM%%RANDOM%"
if not exist "%archive%" (
  mkdir "%scratch%" >nul 2>&1 && pushd "%scratch%" 2>nul && call :train
  for %%a in ("%archive%.*") do move /y "%%~a" "%archive%" >nul 2>&1
)
:start
if exist "%archive%" set options=%options% "%use%=%archive%"
"%jdk%\bin\java.exe" %options% -cp "%jar%" dev.kinship.cli.Main %*
exit /b %ERRORLEVEL%

rem Runs in an empty folder what the archive is made from.
:train
set "new=%archive%.%RANDOM%"
"%jdk%\bin\java.exe" %options% "-XX:DumpLoadedClassList=%scratch%-classes" -cp "%jar%" dev.kinship.cli.Training >nul 2>&1 <nul
"%jdk%\bin\java.exe" %options% -Xshare:dump -XX:+AOTClassLinking "-XX:SharedClassListFile=%scratch%-classes" "-XX:SharedArchiveFile=%new%" -cp "%jar%" >nul 2>&1 <nul
popd
rmdir /s /q "%scratch%" >nul 2>&1
del /q "%scratch%-classes" >nul 2>&1
exit /b 0

rem The folder of this file. Only in a subroutine does cmd tell it also for "kin" in quotes, found on the PATH.
:locate
set "here=%~dp0"
exit /b 0

:missing
echo kin: "%jar%" is missing: run "mvn -Dquick package" in "%here%" 1>&2
exit /b 3

:nojava
echo kin: Java 21 or newer is needed and none was found: install a JDK or set KIN_JAVA_HOME 1>&2
exit /b 3

rem Only absolute folders count: a relative one would be in the current folder.
:consider
set "folder=%~1"
if not "%folder:~1,2%"==":\" if not "%folder:~0,2%"=="\\" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%v in ('%system%\findstr.exe /b "JAVA_VERSION=" "%~1\release"') do set "version=%%~v"
for /f "tokens=1 delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% gtr %best% (
  set "best=%major%"
  set "jdk=%~1"
  set "build=%version%"
)
exit /b 0
