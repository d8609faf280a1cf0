import QtQuick
import Cockpit

// Distance, time and average consumption since the start, and a chart of the last kilometres.
Card {
    id: card

    required property var vm

    objectName: "trip.card"
    implicitHeight: 164
    title: qsTr("Trip")
    icon: "route"

    Label {
        objectName: "trip.time"
        parent: card
        anchors { right: parent.right; rightMargin: card.padding }
        y: card.padding - 6
        height: 36
        verticalAlignment: Text.AlignVCenter
        text: card.vm.time + " h"
        size: Theme.small
        color: Theme.dim
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Trip time")
    }
    ValueLabel {
        objectName: "trip.distance"
        anchors { left: parent.left; bottom: parent.bottom }
        reading: card.vm.distance
        name: qsTr("Trip distance")
        size: Theme.title
        unitSize: Theme.small
    }
    ValueLabel {
        objectName: "trip.consumption"
        anchors { right: parent.right; bottom: parent.bottom }
        reading: card.vm.consumption
        name: qsTr("Average consumption")
        size: Theme.title
        unitSize: Theme.small
    }
    ConsumptionChart {
        objectName: "trip.chart"
        LayoutMirroring.enabled: false      // time runs to the right, as on every gauge
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; bottomMargin: 56 }
        height: 24
        values: card.vm.chart
    }
}
