import QtQuick
import Cockpit

// Two zones, the air between them, and the switches. The zones stand as the seats do, in every
// language; only what is read or pushed is mirrored.
Item {
    id: page

    required property var vm
    readonly property real inner: width - 2 * Theme.pad
    readonly property real zone: 272
    readonly property var switches: [
        { name: "Climate", id: "power", icon: "power", label: qsTr("On"), reading: vm.on },
        { name: "Auto", id: "auto", icon: "auto", label: qsTr("Auto"), reading: vm.auto },
        { name: "Air conditioning", id: "ac", icon: "ac", label: qsTr("A/C"), reading: vm.ac },
        { name: "Recirculation", id: "recirculation", icon: "recirculation", label: qsTr("Recirc."),
          reading: vm.recirculation },
        { name: "Windscreen defrost", id: "defrost.front", icon: "defrost-front", label: qsTr("Front"),
          reading: vm.frontDefrost },
        { name: "Rear window defrost", id: "defrost.rear", icon: "defrost-rear", label: qsTr("Rear"),
          reading: vm.rearDefrost },
        { name: "Sync", id: "sync", icon: "sync", label: qsTr("Sync"), reading: vm.sync }
    ]

    ZoneCard { x: Theme.pad; y: Theme.pad; width: page.zone; height: 328; vm: page.vm; driver: true }
    ZoneCard {
        x: page.width - width - Theme.pad
        y: Theme.pad
        width: page.zone
        height: 328
        vm: page.vm
        driver: false
    }
    Item {
        id: middle

        property string told: ""        // an English reason, shown for a while

        function tell(reason: string) {
            told = reason;
            quiet.restart();
        }

        x: Theme.pad + page.zone + 12
        y: Theme.pad
        width: page.inner - 2 * page.zone - 24
        height: 328
        Airflow { objectName: "climate.airflow"; width: parent.width; height: 216; vm: page.vm }
        Timer { id: quiet; interval: 4000; onTriggered: middle.told = "" }
        Connections {
            target: page.vm
            function onUnseen(reason) { middle.tell(reason); }
        }
        Text {
            objectName: "climate.reason"
            visible: middle.told !== ""
            y: 224
            width: parent.width
            height: 96
            text: middle.told ? qsTr(middle.told) : ""
            color: Theme.warn
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            font { family: Theme.fontFamily; pixelSize: 28; weight: Font.DemiBold }
            fontSizeMode: Text.Fit
            minimumPixelSize: 20
        }
        Row {
            visible: middle.told === ""
            y: 228
            width: parent.width
            Measured {
                objectName: "climate.cabin"
                width: parent.width / 2
                reading: page.vm.cabinTemperature
                label: qsTr("Inside")
            }
            Measured {
                objectName: "climate.outside"
                width: parent.width / 2
                reading: page.vm.outsideTemperature
                label: qsTr("Outside")
            }
        }
    }
    FanBar {
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 368
        width: page.inner - 372
        height: 104
        vm: page.vm
    }
    Segments {
        objectName: "climate.air"
        anchors { right: parent.right; rightMargin: Theme.pad }
        y: 368
        width: 360
        height: 104
        reading: page.vm.air
        options: [{ value: "UP", label: "", icon: "air-windscreen", name: qsTr("Air to the windscreen") },
                  { value: "MIDDLE", label: "", icon: "air-face", name: qsTr("Air to the face") },
                  { value: "DOWN", label: "", icon: "air-feet", name: qsTr("Air to the feet") }]
        onChosen: value => page.vm.setAir(value)
    }
    Row {
        anchors { left: parent.left; leftMargin: Theme.pad }
        y: 488
        spacing: 12
        Repeater {
            model: page.switches
            SwitchKey {
                required property var modelData
                objectName: "climate." + modelData.id
                width: (page.inner - 6 * 12) / 7
                height: 104
                icon: modelData.icon
                label: modelData.label
                reading: modelData.reading
                onTapped: page.vm.toggle(modelData.name)
                onTold: reason => middle.tell(reason)
            }
        }
    }
}
