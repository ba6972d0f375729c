; Offers Carrel under "Open with". electron-builder's own file associations would
; take web pages and text files away from the programs that open them now.

!macro carrelOpens verb extension
  !if "${verb}" == "add"
    WriteRegStr SHELL_CONTEXT "Software\Classes\.${extension}\OpenWithProgids" "Carrel.Document" ""
  !else
    DeleteRegValue SHELL_CONTEXT "Software\Classes\.${extension}\OpenWithProgids" "Carrel.Document"
  !endif
!macroend

!macro carrelOpensAll verb
  !insertmacro carrelOpens ${verb} html
  !insertmacro carrelOpens ${verb} htm
  !insertmacro carrelOpens ${verb} xhtml
  !insertmacro carrelOpens ${verb} mhtml
  !insertmacro carrelOpens ${verb} mht
  !insertmacro carrelOpens ${verb} webarchive
  !insertmacro carrelOpens ${verb} maff
  !insertmacro carrelOpens ${verb} warc
  !insertmacro carrelOpens ${verb} wacz
  !insertmacro carrelOpens ${verb} epub
  !insertmacro carrelOpens ${verb} fb2
  !insertmacro carrelOpens ${verb} mobi
  !insertmacro carrelOpens ${verb} azw3
  !insertmacro carrelOpens ${verb} pdf
  !insertmacro carrelOpens ${verb} docx
  !insertmacro carrelOpens ${verb} odt
  !insertmacro carrelOpens ${verb} rtf
  !insertmacro carrelOpens ${verb} hwp
  !insertmacro carrelOpens ${verb} hwpx
  !insertmacro carrelOpens ${verb} eml
  !insertmacro carrelOpens ${verb} mbox
  !insertmacro carrelOpens ${verb} msg
  !insertmacro carrelOpens ${verb} rss
  !insertmacro carrelOpens ${verb} atom
  !insertmacro carrelOpens ${verb} xml
  !insertmacro carrelOpens ${verb} opml
  !insertmacro carrelOpens ${verb} enex
  !insertmacro carrelOpens ${verb} bib
  !insertmacro carrelOpens ${verb} ris
  !insertmacro carrelOpens ${verb} zip
  !insertmacro carrelOpens ${verb} json
  !insertmacro carrelOpens ${verb} csv
  !insertmacro carrelOpens ${verb} txt
  !insertmacro carrelOpens ${verb} md
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Carrel.Document" "" "Carrel"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Carrel.Document\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Carrel.Document\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro carrelOpensAll add
  ; Links to articles. After "--" the link is a plain word, whatever it holds.
  WriteRegStr SHELL_CONTEXT "Software\Classes\carrel" "" "URL:Carrel"
  WriteRegStr SHELL_CONTEXT "Software\Classes\carrel" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\carrel\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\carrel\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--" "%1"'
!macroend

!macro customUnInstall
  !insertmacro carrelOpensAll remove
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Carrel.Document"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\carrel"
!macroend
