package sa.wusul.portal.login;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.servlet.HandlerMapping;

import sa.wusul.citizen.Citizen;
import sa.wusul.portal.hall.KioskPages;
import sa.wusul.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The session of a citizen")
@Tag("fast")
class CitizenSessionServiceTest {

	private final MovableClock clock = new MovableClock(Instant.parse("2026-11-29T07:00:00Z"));

	private final CitizenSessionService sessions = new CitizenSessionService(
			new CitizenSessionProperties(Duration.ofMinutes(30), Duration.ofMinutes(3)), this.clock);

	private final MockHttpSession session = new MockHttpSession();

	@BeforeEach
	void logIn() {
		this.session.setAttribute("citizen", new Citizen("1058529940", "+966500000001"));
		ask("/cases");
	}

	@Test
	@DisplayName("ends half an hour after the last thing that the person did, whatever the page asked by itself")
	void idle() {
		this.clock.pass(Duration.ofMinutes(20));
		ask("/cases/{reference}");
		this.clock.pass(Duration.ofMinutes(29));
		ask("/cases/{reference}/live");
		ask("/cases/{reference}/changes");
		ask("/login/session");
		assertThat(this.session.isInvalid()).isFalse();
		this.clock.pass(Duration.ofMinutes(2));
		ask("/cases/{reference}/live");
		assertThat(this.session.isInvalid()).isTrue();
	}

	@Test
	@DisplayName("is prolonged by its button")
	void prolonged() {
		var controller = new CitizenSessionController(this.sessions);
		this.clock.pass(Duration.ofMinutes(28));
		assertThat(controller.read(request("/login/session")).seconds()).isEqualTo(120);
		assertThat(controller.prolong(request("/login/session")).seconds()).isEqualTo(1800);
		this.clock.pass(Duration.ofMinutes(29));
		ask("/cases");
		assertThat(this.session.isInvalid()).isFalse();
	}

	@Test
	@DisplayName("has other times at a kiosk and in a call, and none without a log-in")
	void others() {
		this.session.setAttribute("citizen", new Citizen("1058529940", "+966500000001").helpedBy("callcentre"));
		this.clock.pass(Duration.ofHours(2));
		ask("/cases");
		assertThat(this.session.isInvalid()).isFalse();
		this.session.setAttribute("citizen", new Citizen("1058529940", "+966500000001"));
		this.session.setAttribute(KioskPages.KIOSK, "a kiosk");
		ask("/cases");
		assertThat(this.session.isInvalid()).isFalse();
		this.session.removeAttribute(KioskPages.KIOSK);
		this.session.removeAttribute("citizen");
		ask("/track");
		assertThat(this.session.isInvalid()).isFalse();
		assertThat(new CitizenSessionController(this.sessions).read(request("/login/session")).seconds()).isZero();
	}

	@Test
	@DisplayName("is measured for a visitor who opened a case by its code, too")
	void tracked() {
		this.session.removeAttribute("citizen");
		this.session.setAttribute(CitizenSessionService.TRACKED, "1448-0000001-1");
		this.clock.pass(Duration.ofMinutes(31));
		ask("/track/live");
		assertThat(this.session.isInvalid()).isTrue();
	}

	private void ask(String pattern) {
		this.sessions.check(request(pattern));
	}

	private MockHttpServletRequest request(String pattern) {
		var request = new MockHttpServletRequest();
		request.setSession(this.session);
		request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
		return request;
	}

}
