import QtQuick

// − value +. What was asked for stands dimmed with a ring until the car echoes it.
Item {
    id: stepper

    required property var reading
    property real low: -Infinity        // display units
    property real high: Infinity
    property string label: ""
    property int size: 44
    readonly property bool asking: reading.pending
    readonly property real wanted: asking ? reading.askedNumber : reading.number
    readonly property bool refused: refusal.shown
    readonly property bool canLess: reading.has && wanted > low
    readonly property bool canMore: reading.has && wanted < high
    signal less
    signal more

    implicitWidth: 320
    implicitHeight: 88

    Accessible.role: Accessible.SpinBox
    Accessible.name: label
    Accessible.description: value.text + " " + reading.unit
    Accessible.onIncreaseAction: more()
    Accessible.onDecreaseAction: less()

    Refusal {
        id: refusal
        reading: stepper.reading
        onComplained: shake.restart()
    }
    IconButton {
        objectName: stepper.objectName + ".minus"
        anchors.left: parent.left
        width: Theme.touch
        height: parent.height
        icon: "minus"
        label: qsTr("Less") + (stepper.label ? ": " + stepper.label : "")
        enabled: stepper.canLess
        onTapped: stepper.less()
    }
    Item {
        id: middle
        width: parent.width
        height: parent.height
        Shake { id: shake; target: middle }

        ValueLabel {
            id: value
            objectName: stepper.objectName + ".value"
            visible: !refusal.shown
            anchors.centerIn: parent
            reading: stepper.reading
            name: stepper.label
            text: stepper.asking ? stepper.reading.asked : stepper.reading.text
            size: stepper.size
            opacity: stepper.asking ? 0.55 : 1
        }
        Pending {
            running: stepper.asking
            width: 20
            thickness: 3
            x: value.x + value.width + 4
            anchors.top: value.top
        }
        Label {
            objectName: stepper.objectName + ".reason"
            visible: refusal.shown
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.touch - 16
            height: parent.height
            text: refusal.reason ? qsTr(refusal.reason) : ""
            color: Theme.warn
            size: Theme.small
            strong: true
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            fontSizeMode: Text.Fit
            minimumPixelSize: 20
        }
    }
    IconButton {
        objectName: stepper.objectName + ".plus"
        anchors.right: parent.right
        width: Theme.touch
        height: parent.height
        icon: "plus"
        label: qsTr("More") + (stepper.label ? ": " + stepper.label : "")
        enabled: stepper.canMore
        onTapped: stepper.more()
    }
}
