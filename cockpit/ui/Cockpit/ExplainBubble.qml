import QtQuick

// Says which frame stopped, and when; leaves by itself or by a touch.
Rectangle {
    id: bubble

    required property var shell
    property var reading: null

    function clock(age: real): string {
        if (age > 1e8)
            return qsTr("never heard");
        return age < 90 ? qsTr("%1 s ago").arg(age.toFixed(1)) : qsTr("%1 min ago").arg(Math.round(age / 60));
    }

    objectName: "explain"
    visible: opacity > 0
    opacity: reading ? 1 : 0
    width: Math.max(420, Math.min(760, texts.implicitWidth + 2 * Theme.pad))
    height: texts.height + 2 * Theme.pad
    radius: Theme.radius
    color: Theme.raised
    border { width: 2; color: Theme.warn }
    Behavior on opacity { NumberAnimation { duration: Theme.ms(150) } }

    Column {
        id: texts
        x: Theme.pad
        y: Theme.pad
        width: bubble.width - 2 * Theme.pad
        spacing: Theme.gap
        Label {
            width: parent.width
            text: bubble.reading ? bubble.shell.say(bubble.reading.cause) || qsTr("Value is live") : ""
            size: 30
            weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Label {
            objectName: "explain.source"
            width: parent.width
            visible: text !== ""
            text: bubble.reading && bubble.reading.source
                ? qsTr("Frame %1, %2").arg(bubble.reading.source).arg(ago.text) : ""
            color: Theme.dim
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            text: bubble.reading ? bubble.reading.name : ""
            color: Theme.faint
            elide: Text.ElideMiddle
        }
    }
    QtObject { id: ago; property string text: "" }
    Timer {
        interval: 500
        repeat: true
        triggeredOnStart: true
        running: bubble.reading !== null
        onTriggered: ago.text = bubble.clock(bubble.reading.age)
    }
    Timer { id: leave; interval: 6000; onTriggered: bubble.reading = null }
    MouseArea { anchors.fill: parent; onClicked: bubble.reading = null }
    Connections {
        target: Explain
        function onAsked(reading, item) {
            const at = item.mapToItem(bubble.parent, 0, 0);
            bubble.reading = reading;
            bubble.x = Math.max(Theme.pad, Math.min(at.x, bubble.parent.width - bubble.width - Theme.pad));
            const below = at.y + item.height + Theme.gap;
            bubble.y = below + bubble.height < bubble.parent.height - Theme.pad
                ? below : Math.max(Theme.pad, at.y - bubble.height - Theme.gap);
            leave.restart();
        }
    }
}
