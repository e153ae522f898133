package sa.wusul.papers;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The name of a file that somebody hands in")
@Tag("fuzz")
class FileNameFuzzTest {

	@FuzzTest(maxDuration = "2m")
	@DisplayName("becomes a short name without folder, direction or control characters")
	void anyName(@NotNull String name) {
		assertThat(FileName.clean(name)).isNotBlank()
			.hasSizeLessThanOrEqualTo(80)
			.doesNotContainPattern("[\\p{Cc}\\p{Cf}/\\\\<>\"']");
	}

}
