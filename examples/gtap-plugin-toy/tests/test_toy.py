from gtap_plugin_toy import toy

from gtap_core.testing import check_library


def test_the_library_is_complete():
    check_library(toy)
