pragma Singleton
import QtQuick

// Why a value is not to be trusted, or a touch came to nothing: whoever shows it asks here, the
// bubble answers.
QtObject {
    signal asked(var reading, Item item, string label)
    signal refused(string sentence, Item item, string label)

    function ask(reading: var, item: Item, label: string) {
        if (reading && !reading.valid)
            asked(reading, item, label);
    }

    function refuse(sentence: string, item: Item, label: string) {
        refused(sentence, item, label);
    }
}
