; The installer for one user: no administrator, nothing outside the user's own
; folders and registry. scripts/package-windows gives VERSION, PROGRAM, OUT, ARCH.
Unicode true
!if "${ARCH}" == "amd64"
  Target amd64-unicode
!endif
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Stockroom"
!define CLASSES "Software\Classes"
!define WEBVIEW "SOFTWARE\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "x64.nsh"

Name "Stockroom"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Stockroom"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Stockroom"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs Stockroom"
VIAddVersionKey "LegalCopyright" "MIT licence, the Stockroom authors"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\stockroom.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Function .onInit
  !if "${ARCH}" == "arm64"
    ${IfNot} ${IsNativeARM64}
      MessageBox MB_ICONSTOP "This is Stockroom for ARM. Please get the one for x64." /SD IDOK
      Abort
    ${EndIf}
  !else
    ${IfNot} ${RunningX64}
      MessageBox MB_ICONSTOP "Stockroom needs a 64-bit Windows." /SD IDOK
      Abort
    ${EndIf}
  !endif
FunctionEnd

Section "Stockroom"
  SetShellVarContext current
  SetOutPath "$INSTDIR"
  File "/oname=stockroom.exe" "${PROGRAM}"
  File "/oname=LICENSE.txt" "${ROOT}/LICENSE"
  File "/oname=third-party.txt" "${ROOT}/backend/licence/licences.txt"
  CreateShortcut "$SMPROGRAMS\Stockroom.lnk" "$INSTDIR\stockroom.exe"

  ; .stockroom files open with a double click.
  WriteRegStr HKCU "${CLASSES}\.stockroom" "" "Stockroom.Books"
  WriteRegStr HKCU "${CLASSES}\Stockroom.Books" "" "Stockroom books"
  WriteRegStr HKCU "${CLASSES}\Stockroom.Books\DefaultIcon" "" "$INSTDIR\stockroom.exe,0"
  WriteRegStr HKCU "${CLASSES}\Stockroom.Books\shell\open\command" "" '"$INSTDIR\stockroom.exe" "%1"'
  ; "stockroom" in the Run dialog and for "start"; the guide says how to put it on the PATH.
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\stockroom.exe" "" "$INSTDIR\stockroom.exe"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "Stockroom"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\stockroom.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Stockroom authors"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'

  ; Windows 11 and updated Windows 10 have the web view; the program offers to get it elsewhere.
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}" "pv"
  ReadRegStr $1 HKCU "${WEBVIEW}" "pv"
  StrCmp "$0$1" "" 0 +2
    DetailPrint "The WebView2 runtime was not found: Stockroom will offer to install it at its first start."
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  Delete "$INSTDIR\stockroom.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\third-party.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Stockroom.lnk"
  RMDir /r "$APPDATA\stockroom.exe" ; what the web view kept, no books
  DeleteRegKey HKCU "${CLASSES}\Stockroom.Books"
  ReadRegStr $0 HKCU "${CLASSES}\.stockroom" ""
  StrCmp $0 "Stockroom.Books" 0 +2
    DeleteRegKey HKCU "${CLASSES}\.stockroom"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\stockroom.exe"
  DeleteRegKey HKCU "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
  DetailPrint "The books stay in $APPDATA\stockroom. Delete that folder yourself if nobody needs it."
  MessageBox MB_ICONINFORMATION "Stockroom was removed. The books stay in $APPDATA\stockroom." /SD IDOK
SectionEnd
