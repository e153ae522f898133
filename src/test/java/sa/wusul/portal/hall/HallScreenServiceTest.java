package sa.wusul.portal.hall;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.Cookie;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.web.ErrorResponseWriter;
import sa.wusul.platform.web.HostCookies;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.login.CitizenSessionService;
import sa.wusul.reception.HallCode;
import sa.wusul.reception.HallView;
import sa.wusul.reception.HallViewRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DisplayName("The screens of the halls")
@WebMvcTest(controllers = HallPages.class,
		properties = { "wusul.hall.look-every=P1D", "wusul.hall.machines.r.centre=riyadh",
				"wusul.hall.machines.r.key-hash=" + HallScreenServiceTest.HASH })
@Import({ ErrorResponseWriter.class, HallScreenService.class, HallMachineService.class, HostCookies.class,
		RefusalWords.class, Rights.class })
@Tag("fast")
class HallScreenServiceTest {

	/** The hash of the key "k". */
	static final String HASH = "8254c329a92850f6d539dd376f4816ee2764517da5e0235514af433164480d7a";

	@Autowired
	private MockMvc web;

	@Autowired
	private HallScreenService screens;

	@MockitoBean
	private CallerSessionService calls;

	@MockitoBean
	private HallCode codes;

	@MockitoBean
	private HallViewRepository board;

	@MockitoBean
	private CurrentStaff currentStaff;

	@MockitoBean(name = "citizenSessions")
	private CitizenSessionService sessions;

	@BeforeEach
	void hall() {
		happens("ر-017");
	}

	@AfterEach
	void switchOff() {
		this.screens.stop();
		this.screens.start();
	}

	@Test
	@DisplayName("exist for every centre, in Arabic and from right to left, if wanted for one section")
	void page() throws Exception {
		this.web.perform(get("/hall/riyadh"))
			.andExpect(status().isOk())
			.andExpect(header().string("Content-Security-Policy", "default-src 'self'"))
			.andExpect(content().string(containsString("lang=\"ar\" dir=\"rtl\"")))
			.andExpect(content().string(containsString("مركز الرياض")))
			.andExpect(content().string(containsString("قسم الرجال")))
			.andExpect(content().string(containsString("القسم النسائي")));
		this.web.perform(get("/hall/jeddah?section=women"))
			.andExpect(content().string(not(containsString("قسم الرجال"))));
		then(this.board).should(never()).look(any());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/hall/mars", "/hall/mars/events", "/hall/riyadh?section=children" })
	@DisplayName("do not exist for an unknown hall")
	void unknown(String address) throws Exception {
		this.web.perform(get(address))
			.andExpect(status().isNotFound())
			.andExpect(content().string(containsString("لا توجد صالة بهذا الاسم.")));
	}

	@Test
	@DisplayName("cost one query for all of them")
	void oneLook() throws Exception {
		this.screens.look();
		then(this.board).should(never()).look(any());
		MvcResult one = null;
		for (var screen = 0; screen < 60; screen++) {
			one = open((screen % 2 == 0) ? "riyadh" : "jeddah", "10.0.1." + screen % 4);
		}

		this.screens.look();

		then(this.board).should(times(1)).look(Set.of("riyadh", "jeddah"));
		assertThat(told(one)).contains("event:hall", "retry:2000", "\"centre\":\"jeddah\"", "ر-017");
	}

	@Test
	@DisplayName("receive the whole hall after a change, and regularly in any case")
	void news() throws Exception {
		var screen = open("riyadh", "10.0.2.1");
		this.screens.look();
		assertThat(told(screen)).containsOnlyOnce("event:hall");
		for (var look = 0; look < 3; look++) {
			this.screens.look();
		}
		happens("ر-018");
		this.screens.look();

		assertThat(told(screen, "ر-018").split("event:hall")).as("one event before the change and one after")
			.hasSize(3);
	}

	@Test
	@DisplayName("are limited for each address, and a closed screen makes room")
	void bounded() throws Exception {
		for (var screen = 0; screen < HallScreenService.MOST_OF_AN_ADDRESS; screen++) {
			open("riyadh", "10.0.3.1");
		}
		this.web.perform(get("/hall/riyadh/events").with((request) -> {
			request.setRemoteAddr("10.0.3.1");
			return request;
		})).andExpect(status().isTooManyRequests());
		open("riyadh", "10.0.3.2");
		assertThat(this.screens.count()).isEqualTo(HallScreenService.MOST_OF_AN_ADDRESS + 1);
	}

	@Test
	@DisplayName("are limited for strangers, whose IPv6 network counts as one address, and have places of their own in a hall")
	void reserved() throws Exception {
		for (var screen = 0; screen < HallScreenService.MOST_OF_AN_ADDRESS; screen++) {
			open("riyadh", "2001:db8:1:1::" + screen);
		}
		refused("riyadh", "2001:db8:1:1:ffff::1");
		for (var screen = HallScreenService.MOST_OF_AN_ADDRESS; screen < HallScreenService.MOST_STRANGERS_OF_A_HALL; screen++) {
			open("riyadh", "10.0.4." + screen);
		}
		refused("riyadh", "10.0.5.1");
		open("jeddah", "10.0.5.1");
		this.web.perform(get("/hall/riyadh/events").cookie(new Cookie("wusul-hall", "r.k")))
			.andExpect(request().asyncStarted());
		this.web.perform(get("/hall/riyadh/events").cookie(new Cookie("wusul-hall", "r.x")))
			.andExpect(status().isTooManyRequests());
	}

	@Test
	@DisplayName("show the code for tickets on telephones only where they are registered")
	void code() throws Exception {
		given(this.codes.now("riyadh")).willReturn("4711");
		var stranger = open("riyadh", "10.0.6.1");
		var registered = this.web.perform(get("/hall/riyadh/events").cookie(new Cookie("wusul-hall", "r.k")))
			.andReturn();
		this.screens.look();
		assertThat(told(registered)).contains("\"code\":\"4711\"");
		assertThat(told(stranger)).contains("\"code\":null").doesNotContain("4711");
	}

	private void refused(String centre, String address) throws Exception {
		this.web.perform(get("/hall/" + centre + "/events").with((request) -> {
			request.setRemoteAddr(address);
			return request;
		})).andExpect(status().isTooManyRequests());
	}

	private void happens(String called) {
		willAnswer((call) -> halls(call.getArgument(0), called)).given(this.board).look(any());
	}

	private MvcResult open(String centre, String address) throws Exception {
		return this.web.perform(get("/hall/" + centre + "/events").with((request) -> {
			request.setRemoteAddr(address);
			return request;
		})).andExpect(status().isOk()).andExpect(request().asyncStarted()).andReturn();
	}

	private static String told(MvcResult screen) throws Exception {
		return told(screen, "event:hall");
	}

	private static String told(MvcResult screen, String awaited) throws Exception {
		var text = "";
		for (var look = 0; look < 100 && !text.contains(awaited); look++) {
			Thread.sleep(20);
			text = screen.getResponse().getContentAsString(StandardCharsets.UTF_8);
		}
		return text;
	}

	private static Map<String, HallView> halls(Collection<String> centres, String ticket) {
		return centres.stream()
			.collect(Collectors.toMap((centre) -> centre,
					(centre) -> new HallView(centre, Moment.of(Instant.EPOCH), null, List.of(new HallView.Section("men",
							"قسم الرجال", List.of(new HallView.Call(ticket, 3, 1)), List.of(), null)))));
	}

}
