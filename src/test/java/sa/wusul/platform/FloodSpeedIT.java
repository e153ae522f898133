package sa.wusul.platform;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("While one visitor floods the packaged program")
@Tag("speed")
class FloodSpeedIT {

	@TempDir
	static Path folder;

	@Test
	@DisplayName("nineteen of twenty answers to staff take less than a second, and health answers")
	void staff() throws Exception {
		try (var program = PackagedProgram.start(folder, Map.of()).awaitHealth(); var flood = new Flood(program)) {
			var figures = flood.measure(WebSession.logIn(program, "clerk").cookieHeader(), 20);
			assertThat(figures.staffP95()).as("%s", figures).isLessThanOrEqualTo(1_000);
			assertThat(figures.slowestHealth()).as("%s", figures).isLessThan(3_000);
		}
	}

}
