package sa.wusul;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import sa.wusul.platform.clock.Kingdom;

/** Starts the ministry's processes, the staff's desk and the citizens' door. */
@SpringBootApplication
public class WusulApplication {

	public static void main(String[] args) {
		Kingdom.setAsDefault();
		SpringApplication.run(WusulApplication.class, args);
	}

}
