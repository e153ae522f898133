package sa.wusul.portal.api;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.reception.HallViewRepository;
import sa.wusul.reception.HallViewRepository.Waiting;
import sa.wusul.reception.VisitStarter;

/** API on which a kiosk at the entrance of a hall issues tickets (M14). */
@RestController
@RequestMapping("/api/visits")
class VisitController {

	private final VisitStarter visits;

	private final HallViewRepository board;

	VisitController(VisitStarter visits, HallViewRepository board) {
		this.visits = visits;
		this.board = board;
	}

	/**
	 * Begins a visit and returns what the kiosk prints: the number and the expected wait.
	 */
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Waiting begin(@RequestBody Map<String, Object> answers, ChannelAccount account) {
		return this.board.waiting(this.visits.begin(answers));
	}

}
