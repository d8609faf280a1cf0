"""The page about settings names every setting, with its default."""

import dataclasses
import tomllib
from typing import Any

import pytest

from cockpit.core.paths import ROOT
from cockpit.features.cluster.settings import ClusterSettings
from cockpit.features.home.settings import HomeSettings
from cockpit.features.navigation.settings import NavigationSettings
from cockpit.features.phone.settings import PhoneSettings
from cockpit.features.profiles.settings import ProfileSettings
from cockpit.features.remote.settings import RemoteSettings
from cockpit.features.trip.settings import TripSettings
from cockpit.features.tyres.settings import TyreSettings
from cockpit.features.voice.settings import VoiceSettings
from cockpit.links.companion.settings import CompanionSettings
from cockpit.links.mqtt_link.settings import MqttSettings
from cockpit.maps.energy.car import CarEnergy
from cockpit.ui.display import DisplaySettings
from cockpit.voice.speaking import SpeakingSettings

SUBJECTS = [
    DisplaySettings,
    ClusterSettings,
    NavigationSettings,
    CarEnergy,
    VoiceSettings,
    SpeakingSettings,
    TyreSettings,
    MqttSettings,
    CompanionSettings,
    RemoteSettings,
    HomeSettings,
    PhoneSettings,
    TripSettings,
    ProfileSettings,
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_page_has_the_defaults(subject: Any) -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    shown = tomllib.loads(page.split("```toml\n")[1].split("```")[0])
    assert shown[subject.SECTION] == dataclasses.asdict(subject())
