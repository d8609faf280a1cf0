#!/bin/sh
# Make the bundled English speech model anew; see README.md. Four hours on two cores.
set -e
work=build/voice-model
model=assets/voice/en
python=$work/venv/bin/python

missing=""
for program in espeak-ng flite text2wave ffmpeg fstconvert; do
    command -v "$program" >/dev/null || missing="$missing $program"
done
[ -e /usr/share/asterisk/sounds/en_US_f_Allison ] || missing="$missing asterisk-core-sounds-en-g722"
if [ -n "$missing" ]; then
    echo "voice-model: missing:$missing" >&2
    echo "sudo apt install espeak-ng flite festival festvox-kdlpc16k ffmpeg libfst-tools" \
        "libfst22-plugins-base asterisk-core-sounds-en asterisk-core-sounds-en-g722" >&2
    exit 1
fi

[ -x "$python" ] || python3 -m venv "$work/venv"
"$python" -m pip install --quiet -r setup/voice_model/requirements.txt
.venv/bin/python -m setup.voice_model.own "$work"
"$python" -m setup.voice_model.synthesise "$work"
for copy in 0 1 2 3 4 5; do
    "$python" -m setup.voice_model.features "$work" "$copy"
done
"$python" -m setup.voice_model.train "$work"
"$python" -m setup.voice_model.train "$work" --copies 123 --go-on-from "$work/network.pt" \
    --epochs 8 --rate 1.5e-3
"$python" -m setup.voice_model.train "$work" --copies 1345 --width 288 \
    --go-on-from "$work/network.pt" --epochs 14 --rate 2e-3
"$python" -m setup.voice_model.train "$work" --copies 12345 --width 288 \
    --go-on-from "$work/network.pt" --epochs 16 --rate 2e-3
"$python" -m setup.voice_model.finish "$work" "$model"
echo "measure it: .venv/bin/python -m tests.tools.hearing_accuracy --model $model"
