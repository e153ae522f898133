package sa.wusul.platform.audit;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@DisplayName("A checkpoint of the audit log from outside")
@Tag("fuzz")
class CheckpointFuzzTest {

	@FuzzTest(maxDuration = "2m")
	@DisplayName("is read, or said to be none")
	void anyNote(@NotNull String note) {
		var problem = catchThrowable(() -> Checkpoint.parse(note).text());
		assertThat(problem == null || problem instanceof IllegalArgumentException).as(String.valueOf(problem)).isTrue();
	}

}
