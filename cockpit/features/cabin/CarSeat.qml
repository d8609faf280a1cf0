import QtQuick
import Cockpit

// A seat, who sits on it, and the belt; red where somebody sits unbelted.
Item {
    id: seat

    required property var seated
    required property var belted
    property real k: 1
    readonly property bool taken: seated.has && seated.on

    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("Seat")
    Accessible.description: !taken ? qsTr("Free") : belted.on ? qsTr("Belted") : qsTr("Not belted")

    CarPart { name: "seat"; k: seat.k; opacity: seat.seated.trust === 3 ? 1 : 0.5 }
    CarPart {
        name: seat.belted.has && !seat.belted.on ? "person_warn" : "person"
        k: seat.k
        visible: seat.taken
        opacity: seat.seated.trust === 3 ? 1 : 0.5
    }
    CarPart { name: "belt"; k: seat.k; visible: seat.taken && seat.belted.has && seat.belted.on }
}
