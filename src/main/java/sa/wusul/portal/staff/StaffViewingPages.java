package sa.wusul.portal.staff;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.room.RecordingViewing;
import sa.wusul.room.RecordingViewings;

/**
 * The pages on which a person views the recording that another one released, and on which
 * that one reads the reason. For everybody else they do not exist.
 */
@Controller
class StaffViewingPages {

	private static final String ADDRESS = "/staff/viewings/{id}";

	private static final String RELEASERS = "escalation-legal-officers";

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

	private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

	private final StaffVisits visits;

	private final RecordingViewings viewings;

	StaffViewingPages(StaffVisits visits, RecordingViewings viewings) {
		this.visits = visits;
		this.viewings = viewings;
	}

	@GetMapping(ADDRESS)
	String show(@PathVariable("id") String number, HttpServletRequest request, Model model) {
		var visit = visit(number, request);
		var viewing = viewing(number, visit);
		model.addAttribute("account", visit.account());
		model.addAttribute("viewing", viewing);
		model.addAttribute("own", viewing.isOf(visit.account()));
		return "portal/staff-viewing";
	}

	@PostMapping(ADDRESS)
	String open(@PathVariable("id") String number, HttpServletRequest request) {
		var visit = visit(number, request);
		var viewing = viewing(number, visit);
		return "redirect:/staff/viewings/" + viewing.number() + "/"
				+ this.viewings.open(viewing.number(), visit.account(), session(request));
	}

	@GetMapping(ADDRESS + "/{hash}")
	String watch(@PathVariable("id") String number, @PathVariable("hash") String link, HttpServletRequest request,
			Model model) {
		var visit = visit(number, request);
		film(number, link, visit, request);
		model.addAttribute("account", visit.account());
		model.addAttribute("address", "/staff/viewings/" + number + "/" + link + "/film");
		return "portal/staff-film";
	}

	@GetMapping(ADDRESS + "/{hash}/film")
	void play(@PathVariable("id") String number, @PathVariable("hash") String link,
			@RequestHeader(name = HttpHeaders.RANGE, required = false) String range, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		var film = film(number, link, visit(number, request), request);
		response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		var asked = Optional.ofNullable(range).map((text) -> Slice.of(text, film.byteCount()));
		if (asked.isPresent() && asked.get().isEmpty()) {
			response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + film.byteCount());
			response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
			return;
		}
		var slice = asked.orElse(new Slice(0, film.byteCount() - 1));
		if (asked.isPresent()) {
			response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
			response.setHeader(HttpHeaders.CONTENT_RANGE,
					"bytes " + slice.from() + "-" + slice.to() + "/" + film.byteCount());
		}
		response.setContentType("video/webm");
		response.setContentLengthLong(slice.to() - slice.from() + 1);
		film.write(slice.from(), slice.to(), response.getOutputStream());
	}

	private RecordingViewings.Film film(String number, String link, StaffVisit visit, HttpServletRequest request) {
		return this.viewings.film(parsed(number), link, visit.account(), session(request));
	}

	private StaffVisit visit(String number, HttpServletRequest request) {
		var page = NUMBER.matcher(number).matches() ? "/staff/viewings/" + number : "/staff/security";
		var visit = this.visits.current(request, page);
		if (this.visits.owes(visit)) {
			throw new RefusalException(Kind.FORBIDDEN, "notAllowed");
		}
		return visit;
	}

	private RecordingViewing viewing(String number, StaffVisit visit) {
		return this.viewings.find(parsed(number))
			.filter((viewing) -> viewing.isOf(visit.account()) || visit.groups().contains(RELEASERS))
			.orElseThrow(StaffViewingPages::unknown);
	}

	private static long parsed(String number) {
		if (!NUMBER.matcher(number).matches()) {
			throw unknown();
		}
		return Long.parseLong(number);
	}

	private static String session(HttpServletRequest request) {
		return request.getSession().getId();
	}

	private static RefusalException unknown() {
		return new RefusalException(Kind.UNKNOWN, "recording.viewingUnknown");
	}

	/** The bytes that a browser asks for, both ends included. */
	record Slice(long from, long to) {

		private static final Slice NONE = new Slice(1, 0);

		/** Reads a single range; everything else is one that cannot be satisfied. */
		static Slice of(String range, long byteCount) {
			Matcher found = RANGE.matcher(range);
			if (!found.matches() || found.group(1).isEmpty() && found.group(2).isEmpty()) {
				return NONE;
			}
			var last = byteCount - 1;
			if (found.group(1).isEmpty()) {
				var length = Long.parseLong(found.group(2));
				return (length > 0) ? new Slice(Math.max(0, byteCount - length), last) : NONE;
			}
			var from = Long.parseLong(found.group(1));
			var to = found.group(2).isEmpty() ? last : Math.min(last, Long.parseLong(found.group(2)));
			return (from <= to) ? new Slice(from, to) : NONE;
		}

		boolean isEmpty() {
			return this.from > this.to;
		}

	}

}
