import QtQuick

// A level in steps, chosen by touch. `chosen` gives the value in the reading's display unit.
Item {
    id: bar

    required property var reading
    property real from: 0
    property real to: 100
    property int steps: 10
    property string label: ""
    signal chosen(real value)

    readonly property real asked: reading.pending ? reading.askedNumber : reading.number
    readonly property int level: Math.round((asked - from) / (to - from) * steps)

    implicitWidth: 400
    implicitHeight: Theme.touch

    Accessible.role: Accessible.Slider
    Accessible.name: label
    Accessible.description: reading.text + " " + reading.unit
    Accessible.onIncreaseAction: step(1)
    Accessible.onDecreaseAction: step(-1)

    function step(by: int) {
        bar.chosen(from + Math.max(0, Math.min(steps, level + by)) * (to - from) / steps);
    }

    Refusal { id: refusal; reading: bar.reading; onComplained: shake.restart() }
    Row {
        id: row
        width: parent.width
        height: parent.height
        spacing: Theme.gap
        Shake { id: shake; target: row }
        Repeater {
            model: bar.steps
            Rectangle {
                id: step
                required property int index
                readonly property bool lit: bar.reading.has && index < bar.level
                width: (row.width - (bar.steps - 1) * row.spacing) / bar.steps
                height: 24 + (bar.height - 40) * (index + 1) / bar.steps
                anchors.verticalCenter: parent.verticalCenter
                radius: Math.min(width, height) / 2 < 10 ? Math.min(width, height) / 2 : 10
                color: lit ? (refusal.shown ? Theme.warn : Theme.accent) : Theme.raised
                opacity: lit && (bar.reading.pending || bar.reading.trust < 3) ? 0.55 : 1
                border { width: bar.reading.has ? 0 : 1; color: Theme.faint }
            }
        }
    }
    MouseArea {
        anchors.fill: parent
        onClicked: event => {
            const x = Theme.mirrored ? bar.width - event.x : event.x;
            const step = Math.max(0, Math.min(bar.steps, Math.ceil(x / bar.width * bar.steps)));
            const first = x < bar.width / bar.steps && bar.level === 1;
            bar.chosen(bar.from + (first ? 0 : step) * (bar.to - bar.from) / bar.steps);
        }
    }
}
