package sa.wusul.papers;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A file that somebody hands in")
@Tag("fuzz")
class UploadFuzzTest {

	@FuzzTest(maxDuration = "2m")
	@DisplayName("is kept as a picture or paper, or refused, whatever it contains")
	void anyFile(byte[] content) {
		try {
			assertThat(ScannedFile.accept(content).content()).isNotEmpty();
		}
		catch (RefusalException refused) {
			assertThat(refused.kind().status()).isBetween(400, 503);
		}
	}

}
