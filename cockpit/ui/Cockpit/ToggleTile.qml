import QtQuick

// On, off, pending, refused or unknown, of one thing in the car.
Rectangle {
    id: tile

    property string icon: ""
    property string label: ""
    required property var reading
    property string state_: !reading.has ? qsTr("Unknown") : reading.on ? qsTr("On") : qsTr("Off")
    signal tapped

    readonly property bool lit: reading.has && reading.on
    readonly property color ink: lit ? Theme.accentInk : reading.has ? Theme.text : Theme.faint

    Accessible.role: Accessible.CheckBox
    Accessible.name: label
    Accessible.checked: lit
    Accessible.description: refusal.shown ? qsTr(refusal.reason) : state_
    Accessible.onPressAction: tapped()

    implicitWidth: 200
    implicitHeight: 104
    radius: Theme.radius
    color: touch.pressed ? Theme.pressed : lit ? Theme.accent : Theme.raised
    border { width: refusal.shown ? 3 : reading.has ? 0 : 1; color: refusal.shown ? Theme.warn : Theme.line }
    Behavior on color { ColorAnimation { duration: Theme.ms(160) } }

    Refusal { id: refusal; reading: tile.reading; onComplained: shake.restart() }
    Item {
        id: face
        width: parent.width
        height: parent.height
        Shake { id: shake; target: face }
        Icon {
            id: glyph
            anchors { left: parent.left; leftMargin: 18 }
            anchors.verticalCenter: parent.verticalCenter
            name: tile.icon
            size: 44
            color: refusal.shown && !tile.lit ? Theme.warn : tile.ink
            opacity: tile.reading.trust === 2 || tile.reading.pending ? 0.5 : 1
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            readonly property int begin: tile.icon ? 76 : 18
            anchors { left: parent.left; leftMargin: begin }
            width: parent.width - begin - 12
            Label {
                width: parent.width
                text: tile.label
                size: 28
                strong: true
                color: tile.ink
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 22
            }
            Label {
                objectName: tile.objectName + ".state"
                width: parent.width
                text: refusal.shown ? qsTr(refusal.reason)
                      : tile.reading.pending ? qsTr("One moment …") : tile.state_
                size: Theme.small
                color: refusal.shown && !tile.lit ? Theme.warn : tile.lit ? Theme.accentInk : Theme.dim
                wrapMode: refusal.shown ? Text.Wrap : Text.NoWrap
                maximumLineCount: 2
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 20
            }
        }
    }
    Pending {
        anchors { right: parent.right; top: parent.top; margins: 12 }
        width: 24
        thickness: 3
        running: tile.reading.pending
        color: tile.lit ? Theme.accentInk : Theme.accent
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: tile.tapped() }
}
