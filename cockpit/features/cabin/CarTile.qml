import QtQuick
import Cockpit

// One thing to do to the car: what it is, how it stands, and why it may not be done now.
Rectangle {
    id: tile

    required property string icon
    required property string label
    property string state_: ""          // how it stands, translated
    property var reading: null          // the signal whose request is pending or refused
    property bool checked: false
    property bool alert: false
    property string barred: ""          // English reason; empty while allowed
    property bool centred: false
    signal tapped

    readonly property bool allowed: barred === ""
    readonly property string refusal: reading ? reading.refused : ""
    property string told: ""            // the reason that is shown for a while

    function act() {
        if (allowed)
            tapped();
        else
            tell(barred);
    }

    function tell(reason: string) {
        told = reason;
        quiet.restart();
        shake.restart();
    }

    onRefusalChanged: refusal ? tell(refusal) : told = ""

    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.description: told ? qsTr(told) : state_
    Accessible.onPressAction: act()

    implicitHeight: 96
    radius: Theme.radius
    color: touch.pressed ? Theme.pressed : Theme.raised
    border.width: checked || alert ? 2 : 1
    border.color: alert ? Theme.warn : checked ? Theme.accent : Theme.line

    Timer { id: quiet; interval: 4000; onTriggered: tile.told = "" }
    SequentialAnimation {
        id: shake
        NumberAnimation { target: face; property: "anchors.horizontalCenterOffset"; to: -7; duration: 50 }
        NumberAnimation { target: face; property: "anchors.horizontalCenterOffset"; to: 7; duration: 80 }
        NumberAnimation { target: face; property: "anchors.horizontalCenterOffset"; to: 0; duration: 60 }
    }

    Item {
        id: face
        width: parent.width
        height: parent.height
        anchors.horizontalCenter: parent.horizontalCenter

        Icon {
            id: glyph
            visible: tile.told === ""
            anchors { left: parent.left; leftMargin: 16 }
            anchors.verticalCenter: parent.verticalCenter
            name: tile.icon
            size: 40
            color: tile.alert ? Theme.warn : !tile.allowed ? Theme.faint : tile.checked ? Theme.accent : Theme.text
        }
        Column {
            visible: tile.told === ""
            anchors.verticalCenter: parent.verticalCenter
            anchors { left: parent.left; leftMargin: 66 }
            width: parent.width - 66 - 8
            Text {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: tile.label
                color: tile.allowed ? Theme.text : Theme.faint
                font { family: Theme.fontFamily; pixelSize: 28; weight: Font.DemiBold }
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 22
                elide: Text.ElideRight
            }
            Text {
                width: parent.width
                visible: text !== ""
                horizontalAlignment: Text.AlignLeft
                text: tile.reading && tile.reading.pending ? qsTr("One moment …") : tile.state_
                color: tile.alert ? Theme.warn : Theme.dim
                font { family: Theme.fontFamily; pixelSize: 24 }
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 20
                elide: Text.ElideRight
            }
        }
        Text {
            objectName: tile.objectName + ".reason"
            visible: tile.told !== ""
            anchors { fill: parent; margins: 12 }
            text: tile.told ? qsTr(tile.told) : ""
            color: Theme.warn
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            font { family: Theme.fontFamily; pixelSize: 26; weight: Font.DemiBold }
            fontSizeMode: Text.Fit
            minimumPixelSize: 20
        }
    }
    Rectangle {
        visible: tile.reading !== null && tile.reading.pending
        anchors { left: parent.left; leftMargin: 24 }
        y: parent.height - 8
        width: parent.width - 48
        height: 4
        radius: 2
        color: Theme.accent
        SequentialAnimation on opacity {
            running: tile.reading !== null && tile.reading.pending
            loops: Animation.Infinite
            NumberAnimation { from: 1; to: 0.2; duration: 450 }
            NumberAnimation { from: 0.2; to: 1; duration: 450 }
        }
    }
    MouseArea { id: touch; anchors.fill: parent; onClicked: tile.act() }
}
