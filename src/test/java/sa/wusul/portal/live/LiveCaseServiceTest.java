package sa.wusul.portal.live;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

import sa.wusul.casefile.CaseChangeRepository;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.portal.login.CitizenSessionService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("The streams of open pages")
@Tag("fast")
class LiveCaseServiceTest {

	private static final String ONE = "1448-0000001-1";

	private static final String TWO = "1448-0000002-2";

	private final CaseChangeRepository changes = mock();

	private final CitizenSessionService sessions = mock();

	private final LiveCaseService live = new LiveCaseService(this.changes, this.sessions,
			new LiveProperties(Duration.ofDays(1), Duration.ofSeconds(15), Duration.ofMinutes(5), 4, 40, 100));

	@AfterEach
	void close() {
		this.live.start();
		this.live.stop();
	}

	@Test
	@DisplayName("cost no query without a reader, and one for a hundred of them")
	void oneLook() {
		this.live.start();
		this.live.look();
		then(this.changes).should(never()).marks(any());
		for (var reader = 0; reader < 100; reader++) {
			open((reader % 2 == 0) ? ONE : TWO, new MockHttpSession(), "10.0.0." + reader);
		}
		given(this.changes.marks(any())).willReturn(Map.of(ONE, "b", TWO, "b"));

		this.live.look();

		then(this.changes).should(times(1)).marks(Set.of(ONE, TWO));
	}

	@Test
	@DisplayName("are limited by browser, by address and by node")
	void budget() {
		var session = new MockHttpSession();
		for (var window = 0; window < 4; window++) {
			open(ONE, session, "10.0.1." + window);
		}
		assertRefused(session, "10.0.1.9");
		for (var browser = 0; browser < 40; browser++) {
			open(ONE, new MockHttpSession(), "10.0.2.1");
		}
		assertRefused(new MockHttpSession(), "10.0.2.1");
		for (var browser = 0; browser < 56; browser++) {
			open(ONE, new MockHttpSession(), "10.0.3." + browser);
		}
		assertRefused(new MockHttpSession(), "10.0.4.1");
		assertThat(this.live.count()).isEqualTo(100);
	}

	@Test
	@DisplayName("end with the log-out, with another person in the same browser, and when the time of the session is over")
	void rights() {
		this.live.start();
		var loggedOut = new MockHttpSession();
		var another = new MockHttpSession();
		var idle = new MockHttpSession();
		for (var session : Set.of(loggedOut, another, idle, new MockHttpSession())) {
			open(ONE, session, "10.0.0.1");
		}
		loggedOut.invalidate();
		another.setAttribute("citizen", new Citizen("1001244019", "+966500000002"));
		given(this.sessions.isOver(idle)).willReturn(true);

		this.live.look();

		assertThat(this.live.count()).isOne();
	}

	@Test
	@DisplayName("stay open while the database cannot be read")
	void noDatabase() {
		this.live.start();
		open(ONE, new MockHttpSession(), "10.0.0.1");
		willThrow(new IllegalStateException("no connection")).given(this.changes).marks(any());
		this.live.look();
		assertThat(this.live.count()).isOne();
	}

	private void assertRefused(HttpSession session, String address) {
		assertThatThrownBy(() -> open(ONE, session, address)).isInstanceOf(RefusalException.class)
			.hasMessageContaining("live.tooMany");
	}

	private void open(String reference, HttpSession session, String address) {
		if (session.getAttribute("citizen") == null) {
			session.setAttribute("citizen", new Citizen("1058529940", "+966500000001"));
		}
		var request = new MockHttpServletRequest();
		request.setSession(session);
		request.setRemoteAddr(address);
		this.live.open(reference, "a", "citizen", request);
	}

}
