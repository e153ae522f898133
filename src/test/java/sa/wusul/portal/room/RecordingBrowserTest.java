package sa.wusul.portal.room;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The browser whose page records")
@Tag("fast")
class RecordingBrowserTest {

	@ParameterizedTest
	@CsvSource({ "Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML like Gecko) Chrome/131.0.0.0 Safari/537.36, Chrome 131",
			"Mozilla/5.0 AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36 Edg/131.0.1.2, Edg 131",
			"Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/128.0, Firefox 128", "curl, ''", ", ''" })
	@DisplayName("is named with its version, as it says itself")
	void named(String agent, String name) {
		assertThat(RoomRecordingController.browser(agent)).isEqualTo(name);
	}

}
