package sa.wusul.papers;

import java.util.Arrays;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A file that somebody sends to be verified")
@Tag("fuzz")
class PaperSignatureFuzzTest {

	@FuzzTest(maxDuration = "2m")
	@DisplayName("has a signature or none, and none that reaches the end of a longer file")
	void anyFile(byte @NotNull [] file) {
		PaperSignature.in(file)
			.filter(PaperSignature::isWhole)
			.ifPresent((whole) -> assertThat(PaperSignature.in(Arrays.copyOf(file, file.length + 1)))
				.hasValueSatisfying((longer) -> assertThat(longer.isWhole()).isFalse()));
	}

}
