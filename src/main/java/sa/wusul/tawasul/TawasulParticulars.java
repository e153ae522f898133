package sa.wusul.tawasul;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.ParticularForm;

/** How the particulars of the window's requests are written. */
@Configuration
class TawasulParticulars {

	@Bean
	ParticularForm detaineeIdentityNumber() {
		return ParticularForm.of(DetaineeCases.DETAINEE, (given) -> new IdentityNumber(given).value());
	}

}
