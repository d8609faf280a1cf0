pragma Singleton
import QtQuick

// Why a value is not to be trusted: whoever shows one asks here, the bubble answers.
QtObject {
    signal asked(var reading, Item item, string label)

    function ask(reading: var, item: Item, label: string) {
        if (reading && !reading.valid)
            asked(reading, item, label);
    }
}
