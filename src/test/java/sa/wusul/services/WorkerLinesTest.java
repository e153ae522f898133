package sa.wusul.services;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("The lines of an employer's list")
@Tag("fast")
class WorkerLinesTest {

	@Test
	@DisplayName("may have either digits, empty lines, headings, further columns and repetitions")
	void lenient() {
		assertThat(read("""
				رقم الإقامة,الاسم
				٢١٩٨٣٤٤٤١٤

				"2747661433";سونيتا شريستا
				2198344414	راجو كومار
				 219 834 4414\s""")).isEqualTo("2198344414\n2747661433");
	}

	@Test
	@DisplayName("may begin with empty lines before the headings")
	void headingsLater() {
		assertThat(read("\n\t\t\nرقم الإقامة\tالاسم\n2198344414\tراجو")).isEqualTo("2198344414");
		assertRefused("2198344414\n\nرقم الإقامة", "workers.malformed|3");
	}

	@Test
	@DisplayName("are refused with the number of each wrong line and the reason")
	void wrongLines() {
		assertRefused("2198344414\nراجو\n1001244019\n2198344415\n219834441", "workers.lines|2 - 3 - 5|4");
		assertRefused("2198344414\n,راجو", "workers.malformed|2");
		assertRefused("2198344415", "workers.mistyped|1");
		assertRefused("\n \n", "workers.none");
		assertRefused("2198344414\n2747661433\n2852884838\n2622173389", "workers.tooMany|3|4");
	}

	private static void assertRefused(String list, String message) {
		assertThatThrownBy(() -> read(list)).isInstanceOf(RefusalException.class).hasMessage(message);
	}

	private static String read(String list) {
		return WorkerLines.normalise(list, 3);
	}

}
