package sa.wusul.portal.staff;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.ServletException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.room.RecordingViewing;
import sa.wusul.room.RecordingViewing.State;
import sa.wusul.room.RecordingViewings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@DisplayName("The pages of staff/viewings")
@Tag("fast")
class StaffViewingPagesTest {

	private static final String FILM = "0123456789";

	private final StaffVisits visits = mock(StaffVisits.class);

	private final RecordingViewings viewings = mock(RecordingViewings.class);

	private final MockHttpSession session = new MockHttpSession(null, "log-in");

	private final MockMvc pages = MockMvcBuilders.standaloneSetup(new StaffViewingPages(this.visits, this.viewings))
		.build();

	@BeforeEach
	void sealed() {
		visitor("asker");
		given(this.viewings.film(anyLong(), anyString(), anyString(), anyString()))
			.willThrow(new RefusalException(Kind.UNKNOWN, "recording.viewingUnknown"));
		willReturn(new Film()).given(this.viewings).film(12, "secret", "asker", "log-in");
		given(this.viewings.find(12)).willReturn(Optional.of(new RecordingViewing(12, 7, "1448-0001234-3", "سبب",
				State.READY, "asker", Optional.of("legal"), Optional.empty(), 1, Optional.of(10L),
				Optional.of(Instant.MAX), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
				Optional.of("ab".repeat(32)), Optional.of("1448-0001234-3/2"))));
	}

	private void visitor(String account, String... groups) {
		var visit = mock(StaffVisit.class);
		given(visit.account()).willReturn(account);
		given(visit.groups()).willReturn(List.of(groups));
		given(this.visits.current(any(), anyString())).willReturn(visit);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "bytes=0-, 0123456789, bytes 0-9/10", "bytes=2-4, 234, bytes 2-4/10", "bytes=7-99, 789, bytes 7-9/10",
			"bytes=-3, 789, bytes 7-9/10", "bytes=9-9, 9, bytes 9-9/10", "bytes=-99, 0123456789, bytes 0-9/10" })
	@DisplayName("give the bytes that a browser asks for")
	void part(String range, String bytes, String place) throws Exception {
		var answer = this.pages.perform(film().header("Range", range)).andReturn().getResponse();

		assertThat(answer.getStatus()).isEqualTo(206);
		assertThat(answer.getContentAsString()).isEqualTo(bytes);
		assertThat(answer.getHeader("Content-Range")).isEqualTo(place);
		assertThat(answer.getHeader("Content-Length")).isEqualTo("" + bytes.length());
		assertThat(answer.getHeader("Accept-Ranges")).isEqualTo("bytes");
		assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.getHeader("Content-Disposition")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=10-", "bytes=5-4", "bytes=-0", "bytes=-", "bytes=0-1,3-4", "lines=0-1",
			"bytes=9999999999999999999-" })
	@DisplayName("refuse what does not lie in the film")
	void outside(String range) throws Exception {
		var answer = this.pages.perform(film().header("Range", range)).andReturn().getResponse();

		assertThat(answer.getStatus()).isEqualTo(416);
		assertThat(answer.getHeader("Content-Range")).isEqualTo("bytes */10");
		assertThat(answer.getContentAsByteArray()).isEmpty();
	}

	@Test
	@DisplayName("give the whole film without a range")
	void whole() throws Exception {
		var answer = this.pages.perform(film()).andReturn().getResponse();

		assertThat(answer.getStatus()).isEqualTo(200);
		assertThat(answer.getContentType()).isEqualTo("video/webm");
		assertThat(answer.getContentAsString()).isEqualTo(FILM);
	}

	@Test
	@DisplayName("say to strangers, and to another log-in of the viewer, the same as of a viewing that is not there")
	void strangers() {
		assertUnknown(get("/staff/viewings/12/secret/film").session(new MockHttpSession(null, "another")));
		assertUnknown(get("/staff/viewings/12/secret").session(new MockHttpSession(null, "another")));
		assertUnknown(get("/staff/viewings/12/guess/film").session(this.session));
		assertUnknown(get("/staff/viewings/13").session(this.session));
		assertUnknown(get("/staff/viewings/x").session(this.session));
		visitor("another");
		assertUnknown(get("/staff/viewings/12").session(this.session));
		assertUnknown(post("/staff/viewings/12").session(this.session));
		assertUnknown(film());
	}

	@Test
	@DisplayName("show the reason to the person who asks and to those who release it, and lead to the film once")
	void open() throws Exception {
		given(this.viewings.open(12, "asker", "log-in")).willReturn("secret");
		assertThat(this.pages.perform(post("/staff/viewings/12").session(this.session))
			.andReturn()
			.getResponse()
			.getRedirectedUrl()).isEqualTo("/staff/viewings/12/secret");
		assertThat(view(get("/staff/viewings/12/secret"))).isEqualTo("portal/staff-film");
		visitor("legal", "escalation-legal-officers");
		assertThat(view(get("/staff/viewings/12"))).isEqualTo("portal/staff-viewing");
	}

	private String view(MockHttpServletRequestBuilder request) throws Exception {
		return this.pages.perform(request.session(this.session)).andReturn().getModelAndView().getViewName();
	}

	private MockHttpServletRequestBuilder film() {
		return get("/staff/viewings/12/secret/film").session(this.session);
	}

	private void assertUnknown(MockHttpServletRequestBuilder request) {
		assertThatThrownBy(() -> this.pages.perform(request)).isInstanceOf(ServletException.class)
			.rootCause()
			.hasMessage("recording.viewingUnknown");
	}

	/** A film of ten bytes. */
	private static final class Film implements RecordingViewings.Film {

		@Override
		public long byteCount() {
			return FILM.length();
		}

		@Override
		public void write(long from, long to, OutputStream out) throws IOException {
			out.write(FILM.substring((int) from, (int) to + 1).getBytes());
		}

	}

}
