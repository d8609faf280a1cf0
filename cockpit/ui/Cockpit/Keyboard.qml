import QtQuick

// Letters for a gloved finger. It types into nothing itself: it tells which key was touched.
Item {
    id: keyboard

    property string language: "en"
    property bool digits: false
    property bool latin: false          // where the language has letters of its own: the others
    signal typed(string letter)
    signal erased
    signal entered

    readonly property bool arabic: language === "ar"
    readonly property var letters: language === "de" ? ["qwertzuiopü", "asdfghjklöä", "yxcvbnmß"]
                                   : arabic && !latin ? ["ضصثقفغعهخحج", "شسيبلاتنمكط", "ذءئرىةوزظد"]
                                   : ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
    readonly property var signs: arabic && !latin ? ["1234567890", "-/.،:+°'", "أإآؤ()&#@"]
                                                  : ["1234567890", "-/.,:+°'", "()&#@\""]
    readonly property var rows: digits ? signs : letters
    readonly property int gap: 6
    readonly property int most: Math.max(...rows.map(row => row.length))
    readonly property real keyWidth: (width - (most - 1) * gap) / most
    readonly property real keyHeight: (height - 3 * gap) / 4

    implicitHeight: 4 * 80 + 3 * gap
    LayoutMirroring.enabled: false      // keys stand where every keyboard has them
    LayoutMirroring.childrenInherit: true

    Column {
        width: parent.width
        spacing: keyboard.gap
        Repeater {
            model: keyboard.rows
            Row {
                id: row
                required property string modelData
                required property int index
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: keyboard.gap
                Repeater {
                    model: row.modelData.split("")
                    Key {
                        required property string modelData
                        objectName: "key." + modelData
                        text: modelData
                        width: keyboard.keyWidth
                        height: keyboard.keyHeight
                        onTapped: keyboard.typed(modelData)
                    }
                }
                Key {
                    visible: row.index === 2
                    objectName: visible ? "key.erase" : ""
                    icon: "backspace"
                    name: qsTr("Erase")
                    repeats: true
                    width: Math.min(keyboard.keyWidth * 1.5,
                                    keyboard.width - row.modelData.length * (keyboard.keyWidth + keyboard.gap))
                    height: keyboard.keyHeight
                    onTapped: keyboard.erased()
                }
            }
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: keyboard.gap
            Key {
                objectName: "key.digits"
                text: !keyboard.digits ? "123" : keyboard.arabic && !keyboard.latin ? "أبج" : "abc"
                quiet: true
                width: keyboard.keyWidth * 1.8
                height: keyboard.keyHeight
                onTapped: keyboard.digits = !keyboard.digits
            }
            Key {
                objectName: "key.script"
                visible: keyboard.arabic
                text: keyboard.latin ? "أبج" : "abc"
                quiet: true
                width: keyboard.keyWidth * 1.8
                height: keyboard.keyHeight
                onTapped: { keyboard.latin = !keyboard.latin; keyboard.digits = false; }
            }
            Key {
                objectName: "key.space"
                name: qsTr("Space")
                width: keyboard.width - (keyboard.arabic ? 5.4 : 3.6) * keyboard.keyWidth
                       - (keyboard.arabic ? 3 : 2) * keyboard.gap
                height: keyboard.keyHeight
                onTapped: keyboard.typed(" ")
            }
            Key {
                objectName: "key.enter"
                icon: "search"
                name: qsTr("Search")
                accent: true
                width: keyboard.keyWidth * 1.8
                height: keyboard.keyHeight
                onTapped: keyboard.entered()
            }
        }
    }
}
