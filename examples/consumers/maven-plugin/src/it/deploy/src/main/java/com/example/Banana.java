package com.example;

class Banana {}
