import QtQuick

// Where the knob is: a light ring on a dark one, so that it stands out from whatever is below.
// The first touch hides it, the next turn shows it again. Round what is being changed it has the
// accent's colour, with less and more at its ends.
Item {
    id: ring

    required property var knob
    property bool ready: false          // the start is over
    property bool shown: false
    property bool adjusting: false
    property bool bare: true            // what it is round has no minus and plus of its own
    property Item at: null              // QML forgets it when it is destroyed
    readonly property bool seen: shown && at !== null && at.visible
    property rect box
    readonly property int reach: 6      // beyond what it is round

    function follow() {
        if (at === null || !seen)
            return;
        const it = at.mapToItem(ring, 0, 0, at.width, at.height);
        const left = Math.max(2, it.x - reach), top = Math.max(2, it.y - reach);
        box = Qt.rect(left, top, Math.min(width - 2, it.x + it.width + reach) - left,
                      Math.min(height - 2, it.y + it.height + reach) - top);
    }

    onSeenChanged: follow()
    onAtChanged: follow()
    Component.onCompleted: knob.attach(ring)

    PointHandler {
        onActiveChanged: if (active) ring.knob.touched()
    }
    Connections {
        target: ring.Window.window
        enabled: ring.seen
        function onAfterAnimating() { ring.follow(); }
    }
    Timer { interval: 1000; running: ring.ready; onTriggered: ring.knob.load() }
    Timer {
        interval: ring.at === null ? 40 : 150      // a page that is new is laid out with the next frame
        repeat: true
        running: ring.shown
        onTriggered: ring.knob.look()
    }
    Rectangle {
        objectName: "knob.ring"
        visible: ring.seen
        x: ring.box.x
        y: ring.box.y
        width: ring.box.width
        height: ring.box.height
        radius: (ring.at && ring.at.radius ? Math.min(ring.at.radius, height / 2) : 12) + ring.reach
        color: "transparent"
        border { width: 11; color: Theme.bg }
        Rectangle {
            anchors { fill: parent; margins: 3 }
            radius: parent.radius - 3
            color: "transparent"
            border { width: ring.adjusting ? 6 : 5; color: ring.adjusting ? Theme.accent : Theme.text }
        }
        Repeater {
            model: ring.adjusting && ring.bare ? ["minus", "plus"] : []
            Rectangle {
                required property string modelData
                required property int index
                readonly property bool last: (index === 1) !== Theme.mirrored
                x: last ? parent.width - width - 3 : 3
                y: (parent.height - height) / 2
                width: 44
                height: 44
                radius: 22
                color: Theme.accent
                Icon { anchors.centerIn: parent; name: parent.modelData; size: 32; color: Theme.accentInk }
            }
        }
    }
}
