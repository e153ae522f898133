package sa.wusul.reception.proof;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A text that somebody sends as a signed answer")
@Tag("fuzz")
class SignedAnswerFuzzTest {

	private static final SignedAnswerReader READER = SignedAnswerReaderTest.reader(new SignedAnswers());

	@FuzzTest(maxDuration = "2m")
	@DisplayName("is refused, whatever it is")
	void anyText(@NotNull String text) {
		assertThatThrownBy(() -> READER.read(text)).isInstanceOf(RefusalException.class);
	}

}
