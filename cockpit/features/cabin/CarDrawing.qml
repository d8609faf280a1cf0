import QtQuick
import Cockpit

// The car from above, as it stands now. Its origin is the middle of the nose; `k` pixels per unit.
Item {
    id: drawing

    required property var vm
    property real k: 1
    readonly property bool lamps: vm.lowBeam.on || vm.highBeam.on || vm.runningLights.on
                                  || vm.parkingLights.on
    readonly property bool braking: vm.brakeLight.has && vm.brakeLight.raw !== "INACTIVE"

    CarPart { name: "shadow"; k: drawing.k }
    Repeater {
        model: 2
        Item {
            required property int index
            CarPart {
                name: "beam_low"
                mirrored: parent.index === 1
                k: drawing.k
                visible: drawing.vm.lowBeam.on
            }
            CarPart {
                name: "beam_high"
                mirrored: parent.index === 1
                k: drawing.k
                visible: drawing.vm.highBeam.on
            }
        }
    }
    CarPart { objectName: "cabin.cable"; name: "cable"; k: drawing.k; visible: drawing.vm.cable.on }
    CarPart { name: "inside"; k: drawing.k }

    CarSeat {
        objectName: "cabin.seat.fl"
        x: Math.round(-34 * drawing.k)
        y: Math.round(238 * drawing.k)
        k: drawing.k
        seated: drawing.vm.seatDriver
        belted: drawing.vm.beltDriver
    }
    CarSeat {
        objectName: "cabin.seat.fr"
        x: Math.round(34 * drawing.k)
        y: Math.round(238 * drawing.k)
        k: drawing.k
        seated: drawing.vm.seatPassenger
        belted: drawing.vm.beltPassenger
    }
    CarSeat {
        objectName: "cabin.seat.rm"
        x: 0
        y: Math.round(318 * drawing.k)
        k: drawing.k * 0.8
        seated: drawing.vm.seatRearMiddle
        belted: drawing.vm.beltRearMiddle
    }
    CarSeat {
        objectName: "cabin.seat.rl"
        x: Math.round(-39 * drawing.k)
        y: Math.round(316 * drawing.k)
        k: drawing.k * 0.92
        seated: drawing.vm.seatRearLeft
        belted: drawing.vm.beltRearLeft
    }
    CarSeat {
        objectName: "cabin.seat.rr"
        x: Math.round(39 * drawing.k)
        y: Math.round(316 * drawing.k)
        k: drawing.k * 0.92
        seated: drawing.vm.seatRearRight
        belted: drawing.vm.beltRearRight
    }

    Ambient { vm: drawing.vm; k: drawing.k }
    CarPart { name: "dome"; k: drawing.k; visible: drawing.vm.dome.on }
    CarPart { name: "shell"; k: drawing.k }

    CarDoor {
        objectName: "cabin.door.fl"
        label: qsTr("Front left door")
        front: true
        k: drawing.k
        reading: drawing.vm.doorFrontLeft
        pane: drawing.vm.windowFrontLeft
    }
    CarDoor {
        objectName: "cabin.door.fr"
        label: qsTr("Front right door")
        front: true
        mirrored: true
        k: drawing.k
        reading: drawing.vm.doorFrontRight
        pane: drawing.vm.windowFrontRight
    }
    CarDoor {
        objectName: "cabin.door.rl"
        label: qsTr("Rear left door")
        front: false
        k: drawing.k
        reading: drawing.vm.doorRearLeft
        pane: drawing.vm.windowRearLeft
    }
    CarDoor {
        objectName: "cabin.door.rr"
        label: qsTr("Rear right door")
        front: false
        mirrored: true
        k: drawing.k
        reading: drawing.vm.doorRearRight
        pane: drawing.vm.windowRearRight
    }
    CarMirror {
        objectName: "cabin.mirror.left"
        k: drawing.k
        reading: drawing.vm.mirrorLeft
        door: drawing.vm.doorFrontLeft
    }
    CarMirror {
        objectName: "cabin.mirror.right"
        mirrored: true
        k: drawing.k
        reading: drawing.vm.mirrorRight
        door: drawing.vm.doorFrontRight
    }

    CarLid {
        objectName: "cabin.bonnet"
        label: qsTr("Bonnet")
        part: "bonnet"
        hinge: 118
        k: drawing.k
        reading: drawing.vm.bonnet
    }
    CarPart { name: "glass"; k: drawing.k }
    CarLid {
        objectName: "cabin.boot"
        label: qsTr("Boot")
        part: "boot"
        hinge: 417
        k: drawing.k
        reading: drawing.vm.boot
    }

    CarPart { objectName: "cabin.lamps"; name: "lamps"; k: drawing.k; visible: drawing.lamps }
    CarPart { name: "tail"; k: drawing.k; visible: drawing.lamps && !drawing.braking }
    CarPart { objectName: "cabin.brake"; name: "brake"; k: drawing.k; visible: drawing.braking }
    CarPart { name: "reverse"; k: drawing.k; visible: drawing.vm.reversing.on }
    CarLights { objectName: "cabin.indicator.left"; vm: drawing.vm; k: drawing.k }
    CarLights { objectName: "cabin.indicator.right"; vm: drawing.vm; mirrored: true; k: drawing.k }
    CarPart { objectName: "cabin.flap.drawing"; name: "flap"; k: drawing.k; visible: drawing.vm.flap.on }
    CarPart {
        name: "plug"
        k: drawing.k
        visible: drawing.vm.charging.on
        SequentialAnimation on opacity {
            running: drawing.vm.charging.on && drawing.visible
            loops: Animation.Infinite
            NumberAnimation { from: 0.35; to: 1; duration: 900; easing.type: Easing.InOutSine }
            NumberAnimation { from: 1; to: 0.35; duration: 900; easing.type: Easing.InOutSine }
        }
    }
}
