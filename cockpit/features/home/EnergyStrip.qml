import QtQuick
import Cockpit

// The house's energy, and whether the car charges from the sun.
Rectangle {
    id: strip

    required property var vm
    readonly property var energy: vm.energy
    readonly property var modes: ["off", "pv", "minpv", "now"]
    readonly property var names: ({ off: qsTr("Off"), pv: qsTr("Sun"), minpv: qsTr("Sun +"), now: qsTr("Fast") })

    radius: Theme.radius
    color: Theme.surface
    border { width: 1; color: Theme.night ? "#1C232A" : "#FFFFFF" }

    Row {
        anchors { left: parent.left; leftMargin: 20 }
        height: parent.height
        spacing: 22
        Repeater {
            model: [{ icon: "sun", key: "sun", name: qsTr("Solar power") }, { icon: "home", key: "house", name: qsTr("House") },
                    { icon: "grid", key: "grid", name: qsTr("Grid") }, { icon: "battery", key: "battery", name: qsTr("House battery") }]
            Row {
                id: one
                required property var modelData
                readonly property var told: strip.energy[modelData.key] ?? ({ text: "--", unit: "", number: 0, trust: 0 })
                readonly property color ink: modelData.key === "sun" && told.number > 50 ? Theme.good : Theme.text
                height: strip.height
                spacing: 8
                Accessible.role: Accessible.StaticText
                Accessible.name: modelData.name
                Accessible.description: value.text
                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: one.modelData.icon
                    size: 36
                    color: one.ink
                }
                Label {
                    id: value
                    objectName: "home.energy." + one.modelData.key
                    anchors.verticalCenter: parent.verticalCenter
                    text: one.told.text.replace("-", one.told.trust > 0 ? "−" : "-") + (one.told.trust > 0 ? " " + one.told.unit : "")
                    size: 26
                    strong: true
                    color: one.ink
                    opacity: one.told.trust >= 3 ? 1 : 0.55
                }
            }
        }
    }
    BigButton {
        objectName: "home.charge"
        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        width: 178
        height: 84
        icon: "charging"
        text: strip.energy.asked ? "…" : strip.energy.mode ? strip.names[strip.energy.mode] : "--"
        onTapped: {
            const at = strip.modes.indexOf(strip.energy.asked || strip.energy.mode);
            strip.vm.chargeMode(strip.modes[(at + 1) % strip.modes.length]);
        }
    }
}
