package com.example.registries;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application. */
@SpringBootApplication
public class RegistriesApplication {
  public static void main(String[] args) {
    SpringApplication.run(RegistriesApplication.class, args);
  }
}
