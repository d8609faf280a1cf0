import QtQuick
import Cockpit

// A small key: an icon or a word, for choices that stand side by side.
Rectangle {
    id: key

    property string icon: ""
    property string text: ""
    required property string label      // for those who cannot see the icon
    property bool checked: false
    property bool asked: false          // this very choice is pending
    property string barred: ""
    property bool known: true           // whether the car shows how it stands
    property string refusal: ""         // English reason; this very choice was refused
    property bool complaining: false
    signal tapped
    signal told(string reason)          // English; for a place with room for it

    readonly property bool allowed: barred === ""
    readonly property color ink: checked ? Theme.accentInk : !allowed ? Theme.faint : known ? Theme.text : Theme.dim

    function act() {
        if (allowed)
            tapped();
        else
            tell(barred);
    }

    function tell(reason: string) {
        complaining = true;
        quiet.restart();
        shake.restart();
        told(reason);
    }

    onRefusalChanged: if (refusal) tell(refusal)

    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.description: barred ? qsTr(barred) : ""
    Accessible.onPressAction: act()

    implicitHeight: 88
    radius: Theme.radius
    color: touch.pressed ? Theme.pressed : checked ? Theme.accent : Theme.raised
    border.width: asked || complaining ? 3 : checked ? 0 : 1
    border.color: complaining ? Theme.warn : asked ? Theme.accent : Theme.line

    Timer { id: quiet; interval: 4000; onTriggered: key.complaining = false }
    SequentialAnimation {
        id: shake
        NumberAnimation { target: face; property: "anchors.horizontalCenterOffset"; to: -6; duration: 50 }
        NumberAnimation { target: face; property: "anchors.horizontalCenterOffset"; to: 6; duration: 80 }
        NumberAnimation { target: face; property: "anchors.horizontalCenterOffset"; to: 0; duration: 60 }
    }

    Column {
        id: face
        anchors.centerIn: parent
        width: parent.width - 12
        spacing: 2
        Icon {
            visible: key.icon !== ""
            anchors.horizontalCenter: parent.horizontalCenter
            name: key.icon
            size: 36
            color: key.ink
        }
        Text {
            visible: text !== ""
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: key.text
            color: key.ink
            font { family: Theme.fontFamily; pixelSize: key.icon ? 24 : 26; weight: Font.DemiBold }
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 20
        }
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: key.act() }
}
