import QtQuick

// Steps that one touch or a slide of the finger chooses from.
Item {
    id: bar

    required property var reading
    property real from: 0
    property real to: 100
    property int steps: 10
    readonly property real at: reading.pending ? Number(reading.askedRaw) : reading.has ? Number(reading.raw) : from
    readonly property int lit: reading.has ? Math.round((at - from) / (to - from) * steps) : 0
    signal chosen(real value)

    function stepAt(x: real): real {
        const step = Math.max(0, Math.min(steps, Math.ceil(x / width * steps - 0.15)));
        return from + step * (to - from) / steps;
    }

    implicitHeight: Theme.touch
    Accessible.role: Accessible.Slider
    Accessible.name: bar.objectName

    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6
        Repeater {
            model: bar.steps
            Rectangle {
                required property int index
                width: (bar.width - (bar.steps - 1) * 6) / bar.steps
                height: 20 + index * 36 / bar.steps
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                radius: 6
                color: index < bar.lit ? (bar.reading.valid ? Theme.accent : Theme.faint) : Theme.track
                opacity: bar.reading.pending && index < bar.lit ? 0.6 : 1
            }
        }
    }
    MouseArea {
        property real last: -1
        anchors.fill: parent
        function choose(x: real): void {
            const value = bar.stepAt(x);
            if (value !== last) {
                last = value;
                bar.chosen(value);
            }
        }
        onPressed: mouse => { last = -1; choose(mouse.x); }
        onPositionChanged: mouse => choose(mouse.x)
    }
}
