import QtQuick
import Cockpit

// Light inside, how the car drives, where the seat stands.
Column {
    id: comfort

    required property var vm
    signal told(string reason)
    readonly property real row: (height - 5 * spacing - 64) / 4
    readonly property real half: (width - 12) / 2

    spacing: 12

    Row {
        spacing: 12
        CarKey {
            objectName: "cabin.dome"
            width: comfort.half
            height: comfort.row
            icon: "interior-light"
            text: qsTr("Inside")
            label: qsTr("Interior light")
            checked: comfort.vm.dome.on
            known: comfort.vm.dome.has
            asked: comfort.vm.dome.pending
            refusal: comfort.vm.dome.refused
            onTold: reason => comfort.told(reason)
            onTapped: comfort.vm.toggle("dome")
        }
        CarKey {
            objectName: "cabin.ambient"
            width: comfort.half
            height: comfort.row
            icon: "ambient"
            text: qsTr("Ambient")
            label: qsTr("Ambient light")
            checked: comfort.vm.ambient.on
            known: comfort.vm.ambient.has
            asked: comfort.vm.ambient.pending
            refusal: comfort.vm.ambient.refused
            onTold: reason => comfort.told(reason)
            onTapped: comfort.vm.toggle("ambient")
        }
    }
    SideTitle { text: qsTr("Drive mode"); width: comfort.width }
    Grid {
        columns: 2
        spacing: 12
        Repeater {
            model: [{ value: "ECONOMY", label: qsTr("Eco") }, { value: "NORMAL", label: qsTr("Normal") },
                    { value: "SPORT", label: qsTr("Sport") }, { value: "SNOW", label: qsTr("Snow") }]
            CarKey {
                required property var modelData
                objectName: "cabin.mode." + modelData.value.toLowerCase()
                width: comfort.half
                height: comfort.row
                text: modelData.label
                label: qsTr("Drive mode") + " " + modelData.label
                checked: comfort.vm.mode.has && comfort.vm.mode.raw === modelData.value
                asked: comfort.vm.mode.pending && comfort.vm.mode.askedRaw === modelData.value
                refusal: comfort.vm.mode.askedRaw === modelData.value ? comfort.vm.mode.refused : ""
                barred: comfort.vm.barred.mode
                onTold: reason => comfort.told(reason)
                onTapped: comfort.vm.setMode(modelData.value)
            }
        }
    }
    SideTitle { text: qsTr("My seat"); width: comfort.width }
    Row {
        spacing: 8
        Repeater {
            model: [1, 2, 3]
            CarKey {
                required property int modelData
                objectName: "cabin.memory." + modelData
                width: (comfort.width - 16) / 3
                height: comfort.row
                text: modelData
                label: qsTr("Seat memory %1").arg(modelData)
                checked: comfort.vm.memory.has && comfort.vm.memory.raw === modelData
                asked: comfort.vm.memory.pending && comfort.vm.memory.askedRaw === modelData
                refusal: comfort.vm.memory.askedRaw === modelData ? comfort.vm.memory.refused : ""
                barred: comfort.vm.barred.memory
                onTold: reason => comfort.told(reason)
                onTapped: comfort.vm.recallSeat(modelData)
            }
        }
    }
}
