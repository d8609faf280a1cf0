import QtQuick
import Cockpit

// The fan: less, how strong, more. A touch on a bar asks for that strength at once.
Rectangle {
    id: fan

    required property var vm
    readonly property var reading: vm.fan
    readonly property real shown: reading.pending ? reading.askedRaw : reading.has ? reading.raw : 0
    readonly property int count: 10

    radius: Theme.radius
    color: Theme.surface

    StepKey {
        objectName: "climate.fan.minus"
        anchors { left: parent.left; leftMargin: 8; verticalCenter: parent.verticalCenter }
        width: 88
        icon: "minus"
        label: qsTr("Less air")
        dimmed: !fan.reading.has
        onTapped: fan.vm.stepFan(-1)
    }
    Row {
        id: bars
        objectName: "climate.fan"
        anchors { centerIn: parent }
        height: parent.height - 24
        spacing: 5
        visible: !told.visible
        Repeater {
            model: fan.count
            Rectangle {
                required property int index
                readonly property bool lit: fan.shown >= (index + 1) * 10 - 4
                width: (fan.width - 216 - 9 * 5) / fan.count
                height: 22 + index * 5.5
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 4
                radius: 5
                color: lit ? (fan.reading.pending ? Theme.dim : Theme.accent) : Theme.line
                opacity: fan.reading.trust === 3 ? 1 : 0.4
            }
        }
    }
    Text {
        id: told
        visible: !fan.reading.has || fan.reading.refused !== ""
        anchors.centerIn: parent
        width: fan.width - 216
        height: fan.height - 24
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: fan.reading.refused ? qsTr(fan.reading.refused) : "--"
        color: Theme.warn
        font { family: Theme.fontFamily; pixelSize: 26; weight: Font.DemiBold }
        fontSizeMode: Text.Fit
        minimumPixelSize: 20
    }
    MouseArea {
        anchors { fill: bars; topMargin: -6; bottomMargin: -6 }
        enabled: fan.reading.has
        Accessible.role: Accessible.Slider
        Accessible.name: qsTr("Fan")
        Accessible.onIncreaseAction: fan.vm.stepFan(1)
        Accessible.onDecreaseAction: fan.vm.stepFan(-1)
        onClicked: mouse => {
            const x = Theme.mirrored ? width - mouse.x : mouse.x;
            fan.vm.setFan(Math.ceil(x / width * fan.count) * 10);
        }
    }
    StepKey {
        objectName: "climate.fan.plus"
        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        width: 88
        icon: "plus"
        label: qsTr("More air")
        dimmed: !fan.reading.has
        onTapped: fan.vm.stepFan(1)
    }
}
