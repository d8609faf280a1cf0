import QtQuick

// − value +. Asked values are shown dim with a breathing bar until the car echoes them; a refusal
// shakes and says why.
Item {
    id: stepper

    required property var reading
    property string suffix: "°"
    property int size: 44
    property real low: -Infinity
    property real high: Infinity
    property string told: ""
    property string tell: ""            // a reason that the page translates and sets
    readonly property real shown: reading.pending ? Number(reading.askedRaw) : Number(reading.raw)
    signal less
    signal more

    function refuse(reason: string): void {
        told = reason;
        quiet.restart();
        shake.restart();
    }

    implicitWidth: 2 * minus.width + 150
    implicitHeight: Theme.touch

    Timer { id: quiet; interval: 4000; onTriggered: stepper.told = "" }
    Connections {
        target: stepper.reading
        function onRequestChanged() {
            if (stepper.reading.refused !== "" && stepper.reading.refused !== "asked anew")
                stepper.refuse(stepper.reading.refused);
        }
    }

    BigButton {
        id: minus
        objectName: stepper.objectName + ".minus"
        icon: "minus"
        width: Theme.touch
        allowed: stepper.reading.has && stepper.shown > stepper.low
        Accessible.name: qsTr("Less")
        onTapped: stepper.less()
    }
    Item {
        id: middle
        anchors { left: minus.right; right: plus.left; top: parent.top; bottom: parent.bottom }
        Row {
            id: figure
            anchors.verticalCenter: parent.verticalCenter
            x: (middle.width - width) / 2
            visible: stepper.told === ""
            ValueLabel {
                objectName: stepper.objectName + ".value"
                visible: !stepper.reading.pending
                reading: stepper.reading
                size: stepper.size
                showUnit: false
            }
            Label {
                visible: stepper.reading.pending
                text: stepper.reading.asked
                size: stepper.size
                weight: Font.DemiBold
                color: Theme.accent
            }
            Label {
                visible: stepper.reading.has
                text: stepper.suffix
                size: stepper.size
                weight: Font.DemiBold
                color: stepper.reading.pending ? Theme.accent : Theme.text
            }
        }
        Label {
            objectName: stepper.objectName + ".reason"
            anchors.fill: parent
            visible: stepper.told !== ""
            text: qsTr(stepper.told)
            size: 24
            color: Theme.warn
            wrapMode: Text.Wrap
            maximumLineCount: 3
            fontSizeMode: Text.Fit
            minimumPixelSize: 18
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
        PendingBar {
            anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
            width: 64
            pending: stepper.reading.pending
        }
    }
    BigButton {
        id: plus
        objectName: stepper.objectName + ".plus"
        anchors.right: parent.right
        icon: "plus"
        width: Theme.touch
        allowed: stepper.reading.has && stepper.shown < stepper.high
        Accessible.name: qsTr("More")
        onTapped: stepper.more()
    }
    SequentialAnimation {
        id: shake
        NumberAnimation { target: middle; property: "anchors.leftMargin"; to: -8; duration: 50 }
        NumberAnimation { target: middle; property: "anchors.leftMargin"; to: 8; duration: 80 }
        NumberAnimation { target: middle; property: "anchors.leftMargin"; to: 0; duration: 60 }
    }
}
